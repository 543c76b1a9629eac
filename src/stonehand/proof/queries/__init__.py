"""Author queries: the draft and the layout map in; where each stands, and the query sheet, out."""
