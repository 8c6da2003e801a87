import type { JsonObject } from '../../../../src/lib/json.ts';
import type { StoredFile } from '../file.ts';

/** A file as Slack writes it. The address is a path of the workspace's own server. */
export const fileJson = (file: StoredFile): JsonObject => ({
  id: file.id,
  created: Math.floor(file.created / 1_000),
  timestamp: Math.floor(file.created / 1_000),
  name: file.name,
  title: file.title,
  ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  mimetype: file.mimetype,
  filetype: file.name.split('.').at(-1) ?? '',
  user: file.user,
  size: file.size,
  mode: 'hosted',
  is_external: false,
  is_public: true,
  channels: [...file.channels],
  url_private: pathOf(file),
  url_private_download: pathOf(file),
});

const pathOf = (file: StoredFile): string => `/files/${file.id}/${encodeURIComponent(file.name)}`;
