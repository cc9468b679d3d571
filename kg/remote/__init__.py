"""What a store on a server needs beside it: writing a build there, and its index and copies on this machine."""

from kg.remote.location import Location, index_of, info_of, open_location

__all__ = ["Location", "index_of", "info_of", "open_location"]
