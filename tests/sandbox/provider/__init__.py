"""Tests of the stand-in for pulumi-aws."""
