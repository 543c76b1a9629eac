"""The note sheet: notes with their citations in, what a copyeditor looks for out."""
