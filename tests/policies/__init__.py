"""Tests of the policy pack and its controls."""
