"""Tests of what AWS says about its services."""
