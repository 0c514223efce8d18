import { readSentFiles } from '../../../bot/logs/sent-files.ts';
import type { Activity } from '../../../bot/sdk.ts';
import { attached } from '../../support/file-server.ts';

const personal = { conversation: { id: 'c', conversationType: 'personal' } };
const read = (attachments: unknown, place: object = personal) =>
  readSentFiles({ type: 'message', ...place, attachments } as unknown as Activity);
const address = 'https://contoso-my.sharepoint.com/x?tempauth=v1';

describe('in a personal chat', () => {
  it('files are those that Teams hands out, in order', () => {
    const html = { contentType: 'text/html', content: '<p>here</p><attachment id="1"></attachment>' };
    const picture = { contentType: 'image/png', contentUrl: address };

    expect(read([attached(address, 'a.evtx'), html, picture, attached(address, 'b.zip')])).toEqual({
      kind: 'files',
      files: [
        { name: 'a.evtx', address },
        { name: 'b.zip', address },
      ],
    });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty list', []],
    ['a typed text, which comes as HTML as well', [{ contentType: 'text/html', content: '<p>31034</p>' }]],
    ['a card', [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }]],
    ['a picture', [{ contentType: 'image/png', contentUrl: address }]],
    ['a file without an address', [{ ...attached(''), content: { uniqueId: 'x' } }]],
    ['a file with an empty one', [attached('')]],
    ['a file with an endless one', [attached(`https://x/${'x'.repeat(8192)}`)]],
    ['a file whose address is none', [{ ...attached(''), content: { downloadUrl: { href: address } } }]],
    ['a file whose name is none', [{ ...attached(address), name: 7 }]],
    ['a file without content', [{ ...attached(address), content: null }]],
    ['what is no attachment', [null, 'file', 7, []]],
  ])('there are none in %s', (_, attachments) => {
    expect(read(attachments)).toBeUndefined();
  });

  it.each([
    ['no name', { ...attached(address), name: undefined }, 'The file'],
    ['null for a name', attached(address, null), 'The file'],
    ['a name that nobody can see', attached(address, '\u202e\u0007'), 'The file'],
    ['a name that would turn the line', attached(address, 'a\u202extve.exe'), 'axtve.exe'],
  ])('a file with %s has one all the same', (_, attachment, name) => {
    expect(read([attachment])).toEqual({ kind: 'files', files: [{ name, address }] });
  });
});

describe.each([
  ['a channel', { conversation: { id: 'c', conversationType: 'channel' } }],
  ['a group chat', { conversation: { id: 'c', conversationType: 'groupChat' } }],
  ['a place of many people', { conversation: { id: 'c', isGroup: true } }],
])('in %s', (_, place) => {
  it('files are not handed out, and the HTML of the message tells of them', () => {
    const html = { contentType: 'text/html', content: '<div><at>Desk</at></div><ATTACHMENT id="1"></ATTACHMENT>' };

    expect(read([html], place)).toEqual({ kind: 'elsewhere' });
    expect(read([attached(address)], place)).toEqual({ kind: 'elsewhere' });
  });

  it.each([
    ['a typed text', { contentType: 'text/html', content: '<p>the attachment is 31034 &lt;attachment</p>' }],
    ['another element', { contentType: 'text/html', content: '<attachments></attachments>' }],
    ['no HTML at all', { contentType: 'text/html' }],
    ['a picture', { contentType: 'image/png', contentUrl: address }],
  ])('there are none in %s', (_what, attachment) => {
    expect(read([attachment], place)).toBeUndefined();
  });
});
