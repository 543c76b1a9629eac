"""HTML of sections in, PDFs and the layout map out; the only package that knows WeasyPrint."""
