"""Who is who: the people who run and read the service, never the people helped."""
