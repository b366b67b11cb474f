"""What somebody said of the programme that is neither a target nor a record of ours."""
