; For the installer on Windows (NSIS): opens readout:// links with the program, for this
; user. INSTDIR holds readout.exe.
!macro ReadoutLinks
  WriteRegStr HKCU "Software\Classes\readout" "" "URL:Readout"
  WriteRegStr HKCU "Software\Classes\readout" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\readout\shell\open\command" "" '"$INSTDIR\readout.exe" "%1"'
!macroend
!macro un.ReadoutLinks
  DeleteRegKey HKCU "Software\Classes\readout"
!macroend
