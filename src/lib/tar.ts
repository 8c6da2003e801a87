const blockBytes = 512;
/** Where each field of the header begins (POSIX.1-1988, ustar). */
const fields = {
  mode: 100,
  uid: 108,
  gid: 116,
  size: 124,
  mtime: 136,
  sum: 148,
  type: 156,
  magic: 257,
};

/** Files as one archive that every `tar` reads. Names are at most 100 characters of ASCII; `at` is their time. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>, at: Date): Uint8Array {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    const padding = (blockBytes - (bytes.length % blockBytes)) % blockBytes;
    return [headerOf(name, bytes.length, at), bytes, Buffer.alloc(padding)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]);
}

function headerOf(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  header.write(name, 0, 100);
  header.write(octal(0o600, 7), fields.mode);
  header.write(octal(0, 7), fields.uid);
  header.write(octal(0, 7), fields.gid);
  header.write(octal(size, 11), fields.size);
  header.write(octal(Math.floor(at.getTime() / 1_000), 11), fields.mtime);
  header.write('0', fields.type);
  header.write('ustar\x0000', fields.magic);
  // The sum counts its own field as blanks.
  header.fill(' ', fields.sum, fields.sum + 8);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, fields.sum);
  return header;
}
