"""Tests of `bulkhead.adopt`."""
