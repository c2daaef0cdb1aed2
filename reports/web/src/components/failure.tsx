// What cannot be read, and what to do about it.
import { messages } from '../i18n'
import { OldBrowserError } from '../load'

const t = messages({
  old: {
    en: 'This browser is too old to open the report: it cannot unpack its data. Open the file in Chrome or Edge 105, Firefox 113, Safari 16.4, or a later version.',
    vi: 'Trình duyệt này quá cũ nên không mở được báo cáo: nó không giải nén được dữ liệu. Hãy mở tệp bằng Chrome hoặc Edge 105, Firefox 113, Safari 16.4 hay bản mới hơn.',
  },
  damaged: {
    en: 'This part of the report cannot be read: the file is damaged or was cut short on its way. Copy it again from where it came from, or ask for it to be sent as an archive (zip).',
    vi: 'Không đọc được phần này của báo cáo: tệp bị hỏng hoặc bị cắt giữa chừng khi gửi. Hãy sao chép lại từ nơi gửi, hoặc xin gửi lại dưới dạng tệp nén (zip).',
  },
})

export function Failure({ error }: { error: unknown }) {
  return (
    <div class="notice bad" role="alert">
      <p>{t(error instanceof OldBrowserError ? 'old' : 'damaged')}</p>
      <p class="quiet small">
        <code>{String(error)}</code>
      </p>
    </div>
  )
}
