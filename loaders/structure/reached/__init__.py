"""Reports whose items tell first what was reached and then what is to be done: where each of them turns."""
