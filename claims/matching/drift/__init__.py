"""What a later version of an article did to its caveats and figures, and where a caveat was lost on the way. Pure."""
