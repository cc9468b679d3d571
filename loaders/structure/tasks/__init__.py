"""Which numbered paragraphs of a tree are tasks, which of them their measures, and how tasks and parts are numbered."""
