import { announce } from './status.js';

const mostBytes = 50 * 1024 * 1024;

/** Ways to send files: a button, and dropping them anywhere on the page. `send(file)` sends one, `refuse(text)` says why not. */
export function createFileDoor({ button, input, page, send, refuse }) {
  const sendAll = async (files) => {
    for (const file of files) {
      if (file.size > mostBytes) {
        refuse(
          `${file.name} is larger than 50 MB. Filter the log in Event Viewer to the last days, save that, and zip it.`,
        );
        continue;
      }
      announce(`Sending ${file.name}.`);
      await send(file);
    }
  };
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...input.files];
    // The same file can be chosen again.
    input.value = '';
    void sendAll(files);
  });
  page.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    page.classList.add('dropping');
  });
  page.addEventListener('dragleave', (event) => {
    if (!page.contains(event.relatedTarget)) page.classList.remove('dropping');
  });
  page.addEventListener('drop', (event) => {
    page.classList.remove('dropping');
    if (!carriesFiles(event)) return;
    event.preventDefault();
    void sendAll([...event.dataTransfer.files]);
  });
}

function carriesFiles({ dataTransfer }) {
  return dataTransfer?.types.includes('Files') ?? false;
}
