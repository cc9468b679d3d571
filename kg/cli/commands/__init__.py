"""The commands of `kg`, one module each, named as they are typed."""
