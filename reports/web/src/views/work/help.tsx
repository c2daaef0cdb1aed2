// Which keys do what.
import { Dialog } from '../../components/dialog'
import { messages } from '../../i18n'
import { letterKeys, setLetterKeys } from '../../state/settings'

const w = messages({
  title: { en: 'Keyboard', vi: 'Phím tắt' },
  next: { en: 'next finding', vi: 'phát hiện tiếp theo' },
  previous: { en: 'previous finding', vi: 'phát hiện trước đó' },
  accept: { en: 'accept: right, to be mended; again: open', vi: 'ghi nhận: đúng là lỗi, cần sửa; bấm lần nữa để mở lại' },
  dismiss: { en: 'dismiss: false alarm; again: open', vi: 'bỏ qua: báo nhầm; bấm lần nữa để mở lại' },
  comment: { en: 'comment (Ctrl+Enter saves, Esc leaves)', vi: 'ghi chú (Ctrl+Enter để lưu, Esc để thoát)' },
  undo: { en: 'take the last decision back', vi: 'hoàn tác quyết định gần nhất' },
  search: { en: 'search; Esc goes back to the list', vi: 'tìm kiếm; Esc để về danh sách' },
  document: { en: 'open in the document', vi: 'xem trong văn bản' },
  words: { en: 'in a text that has the focus: word by word, with what renders it', vi: 'khi đang ở trong một văn bản: đi từng từ và xem từ tương ứng' },
  help: { en: 'this help', vi: 'trợ giúp này' },
  letters: { en: 'Single letters are commands', vi: 'Dùng phím chữ đơn làm lệnh' },
  arrow_or: { en: 'or', vi: 'hoặc' },
})

const KEYS = [
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['a'], 'accept'],
  [['d'], 'dismiss'],
  [['c'], 'comment'],
  [['u'], 'undo'],
  [['o'], 'document'],
  [['/'], 'search'],
  [['←', '→'], 'words'],
  [['?'], 'help'],
] as const

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={w('title')} onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ` ${w('arrow_or')} `}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{w(what)}</dd>
          </div>
        ))}
      </dl>
      <label class="option">
        <input type="checkbox" checked={letterKeys.value} onChange={(event) => setLetterKeys(event.currentTarget.checked)} />
        <span class="option-name">{w('letters')}</span>
      </label>
    </Dialog>
  )
}
