import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { err, ok, type Result } from './result.ts';

/** A fault at an offset of the text. */
export type Fault = { readonly offset: number; readonly message: string };

const maxDepth = 64;
const maxLexemes = 200_000;

/** The tokens of a text, or the place where it grows past what any honest file needs. */
function tokensOf(text: string): Result<readonly CST.Token[], Fault> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    tokens.push(...parser.next(lexeme));
    // Composing recurses over this depth and takes time by the token, so both end here.
    if (parser.stack.length > maxDepth * 2) {
      return err({ offset: parser.offset, message: `nested deeper than ${maxDepth} levels` });
    }
    if (lexemes > maxLexemes) {
      return err({ offset: parser.offset, message: 'too much for one file; split it' });
    }
  }
  tokens.push(...parser.end());
  return ok(tokens);
}

/** The one YAML 1.2 document of a text, or its faults in order. Tags other than YAML's own are faults. */
export function composeYaml(text: string): Result<Document.Parsed, readonly Fault[]> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return err([tokens.error]);
  // yaml compares every key with every other to find duplicates; the walk over the values does it in one pass.
  const composer = new Composer({ schema: 'core', resolveKnownTags: false, uniqueKeys: false });
  const [first, second] = composer.compose(tokens.value, true, text.length);
  if (first === undefined) return err([{ offset: 0, message: 'there is no YAML document' }]);
  const faults = [...first.errors, ...first.warnings].map(({ pos, message }) => ({
    offset: pos[0],
    message: message.split('\n')[0] ?? message,
  }));
  if (second !== undefined) {
    faults.push({ offset: second.range[0], message: 'a second document begins; write one a file' });
  }
  return faults.length > 0 ? err(faults) : ok(first);
}
