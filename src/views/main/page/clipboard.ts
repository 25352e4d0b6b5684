/** Puts a table or text on the clipboard: as HTML for Word, as text for everything else. */
export async function copyRich(html: string | null, text: string): Promise<boolean> {
  return (await copyAsynchronously(html, text)) || copyBySelection(html, text);
}

async function copyAsynchronously(html: string | null, text: string): Promise<boolean> {
  try {
    const parts: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html !== null) {
      parts['text/html'] = new Blob([html], { type: 'text/html' });
    }
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    // An iframe without the permission "clipboard-write" (KNIME's) ends here.
    return false;
  }
}

/** The older way: it works inside an iframe after a click. The event lets us put both formats on the clipboard. */
function copyBySelection(html: string | null, text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== null) {
      event.clipboardData?.setData('text/html', html);
    }
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without the permission
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy);
    area.remove();
    if (focused instanceof HTMLElement) {
      focused.focus();
    }
  }
}
