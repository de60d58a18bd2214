"""`bulkhead check`, part by part."""
