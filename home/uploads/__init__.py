"""What editors upload: made harmless when it is stored, handed out to whom its collection allows.

Read `images` (a picture is decoded and written anew, without metadata) and `documents` (a file is
known by its bytes) first: each takes a file and returns what may be stored, or raises a
`ValidationError` with a sentence. `storage` says where files are kept, and that none is ever half
written. `fields` calls all three whatever saves a file; `forms` shows their sentences in the admin;
`handlers` keeps what is too large out of memory. `privacy` and `views` are about who may read a
file. The models are in `home.models.uploads`.
"""
