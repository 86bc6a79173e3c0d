" Comments, long lines, and ":make" to check the routine.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:# linebreak wrap
setlocal makeprg=limber\ check\ %:S
" A diagnostic is told in two lines: what, then where.
setlocal errorformat=%E%trror[%*[A-Z0-9]]:\ %m,%W%tarning[%*[A-Z0-9]]:\ %m,%Z%*\\s-->\ %f:%l:%c,%-G%.%#

let b:undo_ftplugin = 'setlocal commentstring< comments< linebreak< wrap< makeprg< errorformat<'
