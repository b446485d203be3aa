"""Events that organisations submit, from the form to the page and to later corrections.

`forms` and `views` are what the public meets, `acts` what happens with a submission, `drafting` how
it becomes an event, `corrections` what is told of it later; `review` and `review_views` are the
editor's side. What all requests of the public share is in `home.public_requests`.
"""
