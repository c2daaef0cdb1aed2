"""sacreBLEU's tokenisers, one module each: text in, tokens with single spaces between them out."""
