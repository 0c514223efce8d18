/** A part of a text, as words. */
export interface WordPiece {
  readonly words: readonly string[];
  /** True when it is two other pieces read as one. */
  readonly isJoined: boolean;
}

/** A long text is read in pieces of about this many words: people describe one thing in a sentence or two. */
const pieceWords = 28;
const mostPieces = 40;

type SplitWords = (text: string) => readonly string[];

/** The whole text when it is short; else its sentences, each alone and with the one after it. */
export function splitPieces(text: string, splitWords: SplitWords): WordPiece[] {
  const length = countWords(text);
  if (length <= pieceWords) return [alone(splitWords(text))];
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n+/).filter((sentence) => /\p{L}{2}/u.test(sentence));
  const read = sentences.slice(0, mostPieces + 1).map((sentence) => {
    return { sentence, words: splitWords(sentence), length: countWords(sentence) };
  });
  const nothing = { sentence: '', words: [], length: 1 };
  const pieces = read.slice(0, mostPieces).flatMap(({ sentence, words, length: own }, at) => {
    const next = read[at + 1] ?? nothing;
    if (own + next.length > 2 * pieceWords) return cut(sentence, splitWords);
    return [alone(words), { words: [...words, ...next.words], isJoined: true }];
  });
  return length <= 2 * pieceWords ? [alone(splitWords(text)), ...pieces] : pieces;
}

function alone(words: readonly string[]): WordPiece {
  return { words, isJoined: false };
}

/** As blanks separate them, because a pasted line may be one long word or none. */
function countWords(text: string): number {
  return text.split(/\s+/).length;
}

function cut(sentence: string, splitWords: SplitWords): WordPiece[] {
  const words = sentence.split(/\s+/);
  const pieces: WordPiece[] = [];
  for (let at = 0; at < words.length && pieces.length < mostPieces; at += pieceWords) {
    pieces.push(alone(splitWords(words.slice(at, at + 2 * pieceWords).join(' '))));
  }
  return pieces;
}
