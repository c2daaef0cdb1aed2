// What just happened, in the bar that stays at the top, where it covers no text, and to those who listen.
import { messages } from '../i18n'
import { notice, spoken } from '../state/announce'
import { Button } from './basics'

const t = messages({
  undo: { en: 'Undo', vi: 'Hoàn tác' },
})

export function Notices() {
  const now = notice.value
  return (
    <>
      <p class="vh" role="status" aria-live="polite">
        {now?.text}
      </p>
      <p class="vh" aria-live="polite">
        {spoken.value}
      </p>
      {now && (
        <div class="toast" key={now.number}>
          <span aria-hidden="true">{now.text}</span>
          {now.undo && (
            <Button
              look="plain"
              onClick={() => {
                now.undo?.()
              }}
            >
              {t('undo')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
