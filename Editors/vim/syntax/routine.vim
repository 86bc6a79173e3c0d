" Colours for .routine files, which Limber plays.
if exists('b:current_syntax')
  finish
endif

syntax case ignore

" What is declared last wins, so the most general comes first.
" A name before a colon is a version that the pose declares, or a slip.
syntax match routineVersion /^\s*[^:#.{|]\{1,40}\ze:\s/
syntax match routineQualifier /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Deuxième côté\|Modification\|Más profundo\|Plus profond\|Premier côté\|Segundo lado\|Zweite Seite\|Erste Seite\|Plus facile\|Primer lado\|Progression\|Second côté\|Second side\|First side\|Más fácil\|Leichter\|Standard\|Deeper\|Easier\|Normal\|Tiefer\)\%(\s\+\%(en su lugar\|stattdessen\|à la place\|instead\)\)\?\ze\s*[:：]/
syntax match routineSetting /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Entre les exercices\|Entre les postures\|Zwischen Haltungen\|Auch bekannt als\|Entre ejercicios\|Entre les séries\|Zwischen Übungen\|Entre les côtés\|También llamada\|También llamado\|Zwischen Seiten\|Zwischen Sätzen\|Entre posturas\|Aussi appelée\|Between poses\|Between sides\|Calentamiento\|Identificador\|Atemrhythmus\|Auch genannt\|Ausgangslage\|Aussi appelé\|Between sets\|Entre series\|Échauffement\|Also called\|Entre lados\|Hilfsmittel\|Identifiant\|Respiración\|Respiration\|Stichwörter\|Verfasserin\|Frecuencia\|Häufigkeit\|Étiquettes\|Aufwärmen\|Equipment\|Etiquetas\|Fassungen\|Fréquence\|Schmerzen\|Verfasser\|Versiones\|Duración\|Language\|Licencia\|Material\|Matériel\|Posición\|Position\|Remarque\|Schedule\|Versions\|Autorin\|Autrice\|Douleur\|Kennung\|Licence\|License\|Schmerz\|Sprache\|Warm-up\|Auteur\|Author\|Autora\|Breath\|Fuente\|Idioma\|Langue\|Length\|Lizenz\|Niveau\|Quelle\|Series\|Source\|Séries\|Autor\|Dauer\|Dolor\|Durée\|Level\|Länge\|Nivel\|Notiz\|Stufe\|Sätze\|Atem\|Lage\|Nota\|Note\|Pain\|Para\|Pour\|Sets\|Tags\|For\|Für\|Id\)\ze\s*[:：]/
syntax match routineTimed /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Wiederholungen\|Repeticiones\|Bewege dich\|Répétitions\|Wechselzeit\|Transición\|Transition\|Descansar\|Enchaîner\|Attendre\|Ausruhen\|Descanso\|Mantener\|Silencio\|Übergang\|Bewegen\|Esperar\|Fließen\|Muévete\|Silence\|Bouger\|Bougez\|Halten\|Mantén\|Stille\|Warten\|Fluir\|Halte\|Mover\|Pausa\|Pause\|Repos\|Tenez\|Tenir\|Flow\|Hold\|Move\|Reps\|Rest\|Ruhe\|Wait\)\ze\s*[:：]/
syntax match routinePrompt /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Compte à rebours\|Herunterzählen\|Mientras tanto\|Dernière fois\|Seitenwechsel\|Währenddessen\|Cuenta atrás\|À la moitié\|A la mitad\|Changement\|Última vez\|Countdown\|Halbzeit\|Mi-temps\|Relâcher\|Halfway\|Pendant\|Release\|Zuletzt\|Cambio\|During\|Hälfte\|Soltar\|Switch\|Lösen\|Mitad\|Last\)\ze\s*[:：]/
syntax match routinePhase /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Ausatmen\|Einatmen\|Inspirer\|Inspirez\|Exhalar\|Expirer\|Expirez\|Inhalar\|Exhala\|Exhale\|Inhala\|Inhale\)\ze\s*[:：]/
syntax match routineUse /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Einbinden\|Utiliser\|Verwende\|Include\|Incluir\|Inclure\|Nimm\|Usar\|Use\)\ze\s*[:：]/
syntax match routineSafety /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Vorher fragen, wenn\|Preguntar antes si\|Vorher fragen wenn\|Demander avant si\|Demandez avant si\|Pregunta antes si\|Aufhören, wenn\|Aufhören wenn\|Ask first if\|Arrêter si\|Arrêtez si\|Precaución\|Attention\|Parar si\|Vorsicht\|Achtung\|Caution\|Cuidado\|Para si\|Stop if\)\ze\s*[:：]/
syntax match routineSay /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Sprich\|Decir\|Dites\|Sagen\|Dire\|Say\)\ze\s*[:：]/
syntax match routineHeading /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Abschnitt\|Ejercicio\|Exercice\|Programm\|Einheit\|Haltung\|Postura\|Posture\|Routine\|Session\|Partie\|Rutina\|Sesión\|Séance\|Parte\|Übung\|Part\|Pose\|Teil\)\ze\s*[:：]/
syntax match routineMarker /\%(^\s*\%(\%([-*+•–]\|\d\{1,2}[.)]\)\s\+\)\?\|^[^:#]\{1,40}:\s\+\)\@<=\%(Después de ambos lados\|Après les deux côtés\|Nach beiden Seiten\|After both sides\|De chaque côté\|À chaque série\|Chaque série\|Chaque côté\|Afterwards\|Cada serie\|Jede Seite\|Jeden Satz\|Jeder Satz\|Cada lado\|Each side\|Al final\|Each set\|Ensuite\|Danach\)\%(\s*,[^:]*\)\?\ze\s*[:：]/
syntax match routinePrompt /\%(^\s*\|^[^:#]\{1,40}:\s\+\)\@<=\%(Au bout de\|Después de\|Toutes les\|Tous les\|A los\|After\|Après\|Every\|Alle\|Cada\|Nach\|Tras\|Bei\|At\|À\)\s\+\d.\{-}\ze\s*[:：]\%(\s\|$\)/
syntax match routinePrompt /\%(^\s*\|^[^:#]\{1,40}:\s\+\)\@<=\%(plus que\|encore\|quedan\|queda\|noch\|with\)\?\s*\d[^:]\{-}\ze\s*[:：]\%(\s\|$\)/
" A timed line may do without its colon, behind a qualifier too.
syntax match routineTimed /\%(^\s*\|^[^:#]\{1,40}:\s\+\)\@<=\%(Wiederholungen\|Repeticiones\|Bewege dich\|Répétitions\|Wechselzeit\|Transición\|Transition\|Descansar\|Enchaîner\|Attendre\|Ausruhen\|Descanso\|Mantener\|Silencio\|Übergang\|Bewegen\|Esperar\|Fließen\|Muévete\|Silence\|Bouger\|Bougez\|Halten\|Mantén\|Stille\|Warten\|Fluir\|Halte\|Mover\|Pausa\|Pause\|Repos\|Tenez\|Tenir\|Flow\|Hold\|Move\|Reps\|Rest\|Ruhe\|Wait\)\ze\s\+\%(for\s\+\)\?\d[^:]*$/
syntax match routineUse /\%(:\s\+\)\@<=\%(Utiliser\|Verwende\|Nimm\|Usar\|Use\)\ze\s/
syntax match routineAmount /\%(\%(:\|\%(Wiederholungen\|Repeticiones\|Bewege dich\|Répétitions\|Wechselzeit\|Transición\|Transition\|Descansar\|Enchaîner\|Attendre\|Ausruhen\|Descanso\|Mantener\|Silencio\|Übergang\|Bewegen\|Esperar\|Fließen\|Muévete\|Silence\|Bouger\|Bougez\|Halten\|Mantén\|Stille\|Warten\|Fluir\|Halte\|Mover\|Pausa\|Pause\|Repos\|Tenez\|Tenir\|Flow\|Hold\|Move\|Reps\|Rest\|Ruhe\|Wait\)\)\%(\s\+for\)\?\s\+\|,\s*\)\@<=\d\+\%([.,:]\d\+\)\?\%(\s*\%([-–—]\|to\|or\)\s*\d\+\%([.,]\d\+\)\?\)\?\%(\s*\%(respiraciones tranquilas\|respiraciones profundas\|respirations profondes\|respiraciones lentas\|respirations calmes\|respirations lentes\|langsame Atemzüge\|ruhige Atemzüge\|tiefe Atemzüge\|Wiederholungen\|respiraciones\|deep breaths\|repeticiones\|respirations\|slow breaths\|Wiederholung\|deep breath\|respiración\|respiration\|répétitions\|slow breath\|repetición\|répétition\|Atemzügen\|Atemzüge\|secondes\|segundos\|Sekunden\|Atemzug\|breaths\|Minuten\|minutes\|minutos\|seconde\|seconds\|segundo\|Sekunde\|vueltas\|breath\|minute\|minuto\|rondas\|rounds\|Runden\|second\|series\|séries\|vuelta\|ronda\|round\|Runde\|serie\|Sätze\|série\|times\|tours\|veces\|fois\|mins\|reps\|Satz\|secs\|sets\|time\|tour\|Mal\|min\|rep\|sec\|seg\|Sek\|set\|vez\|s\|x\)\)\?/
syntax match routinePlaceholder /{\c\%(side\|other side\|sets\?\|dose\)}/
syntax match routinePlaceholder /{[^{}|]*|[^{}|]*}/
syntax match routineEscape /{{\|}}\|||/
syntax match routineShort /|/
syntax match routineContinuation /^\s*\%(\.\.\.\|…\)/
syntax match routineComment /^\s*#.*$/

highlight default link routineComment Comment
highlight default link routineHeading Title
highlight default link routineMarker Statement
highlight default link routineSetting Type
highlight default link routineTimed Keyword
highlight default link routinePrompt Function
highlight default link routinePhase Function
highlight default link routineUse Include
highlight default link routineSafety WarningMsg
highlight default link routineSay Statement
highlight default link routineQualifier PreProc
highlight default link routineVersion PreProc
highlight default link routineAmount Number
highlight default link routinePlaceholder Identifier
highlight default link routineEscape SpecialChar
highlight default link routineShort Delimiter
highlight default link routineContinuation SpecialChar

let b:current_syntax = 'routine'
