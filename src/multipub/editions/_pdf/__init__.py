"""The rooms of the PDF edition: ``typeset`` lays it out, ``finish`` tags it, ``observe`` reads it back."""
