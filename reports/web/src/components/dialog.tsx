import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../i18n'
import { Button } from './basics'

const t = messages({ close: { en: 'Close', vi: 'Đóng' } })

/** A window over the page; the browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div class="dialog-content">
        <div class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <Button look="plain" onClick={() => dialog.current?.close()}>
            {t('close')}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
