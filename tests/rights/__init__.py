"""Who may open what in the admin: each role, at each address, with its own objects and others'."""
