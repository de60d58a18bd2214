"""What proposed guardrails would have broken: recorded calls, decided again.

CloudTrail's records are read as a stream (`reading`), taken for the requests that they are records
of (`callers`, `authorisations`, `context`), decided under the current and the proposed guardrails
(`judging`), and counted (`tally`). What a record does not tell stays unknown, and what is not
recorded at all is said to be without evidence: never allowed, never safe.
"""
