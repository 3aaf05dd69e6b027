; What the Windows installer says and does beyond electron-builder's own script: it installs for the clerk alone and
; refuses a Windows on which the program cannot run.

!macro customHeader
  BrandingText "年报助手"
!macroend

; Always for the current user: no question, no administrator.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend

!macro customInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "年报助手需要 Windows 10 或更新的系统（64 位）。$\r$\n$\r$\n在 Windows 7、8 上请改用统信 UOS、银河麒麟等系统上的安装包，或换一台电脑安装。"
    SetErrorLevel 1
    Quit
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    DetailPrint "草稿文件和历史版本没有删除，仍保留在本机。"
  ${EndIf}
!macroend
