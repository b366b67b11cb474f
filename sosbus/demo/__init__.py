"""An invented year, for trying the service out: the same rules and stores as a real one."""
