"""Cards and checks: what somebody is qualified for, and until when."""
