"""The embedded AWS, asked through boto3 as a program would."""
