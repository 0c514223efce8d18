import { announce } from './status.js';

const maxLength = 20_000;
const countFrom = 18_000;
const number = new Intl.NumberFormat('en');

/**
 * The message box: keeps the draft (under `draftKey`), counts near the limit, and hands over what is sent. `send(text)` says
 * if it arrived.
 */
export function createComposer({ form, box, counter, button, draftKey, send }) {
  const changed = () => {
    sessionStorage.setItem(draftKey, box.value);
    const over = box.value.length - maxLength;
    counter.textContent = count(box.value.length);
    counter.classList.toggle('over', over > 0);
    box.setAttribute('aria-invalid', String(over > 0));
    button.setAttribute('aria-disabled', String(over > 0));
  };
  const write = (text) => {
    box.value = text;
    changed();
  };
  const submit = async () => {
    const text = box.value;
    box.focus();
    if (text.length > maxLength) announce(counter.textContent);
    if (text.trim() === '' || text.length > maxLength) return;
    write('');
    // What did not arrive goes back in front of what was typed since.
    if (!(await send(text))) write([text, box.value].filter(Boolean).join('\n'));
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  box.addEventListener('keydown', (event) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  box.addEventListener('input', changed);
  write(sessionStorage.getItem(draftKey) ?? box.value);
}

function count(length) {
  if (length <= countFrom) return '';
  const sofar = `${number.format(length)} of ${number.format(maxLength)} characters`;
  return length > maxLength ? `${sofar}: shorten it by ${number.format(length - maxLength)}` : sofar;
}
