"""Which parts and lines of a plan hold no tasks: told by a title, by what a line says, and by the place of both."""
