"""The policy pack. It is published alone: nothing in this folder imports from outside it."""
