"""What editors may do in rich text: a few features, the same everywhere."""

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "h2", "h3", "ol", "ul", "blockquote"]
