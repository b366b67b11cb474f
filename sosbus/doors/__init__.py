"""Who is at the door, which doors open to them, and the devices they are signed in on."""
