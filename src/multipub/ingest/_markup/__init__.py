"""Body markup of any newsroom (XHTML, HTML, NITF, with or without a namespace) becomes blocks, figures and a head."""
