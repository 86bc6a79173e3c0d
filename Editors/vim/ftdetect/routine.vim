autocmd BufNewFile,BufRead *.routine setfiletype routine
