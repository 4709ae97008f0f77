// @ts-check
// The host of a preview, on an author's pages only.
import { previewHost } from '../hosts/preview.js';
import { hostsApart } from './apart.js';

hostsApart['preview'] = previewHost;
