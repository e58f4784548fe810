import {partText, type ProseBlock, type ProsePart} from './prose.ts';

/** Parts as plain text. */
export function lineText(parts: readonly ProsePart[]): string {
  return parts.map(partText).join('');
}

/** Blocks as plain text, an empty line between them; for the command line and tests. */
export function proseText(blocks: readonly ProseBlock[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: ProseBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return lineText(block.parts);
    case 'heading':
      return `${'#'.repeat(block.level)} ${lineText(block.parts)}`;
    case 'list':
      return block.items
        .map(
          (item, index) => `${block.ordered ? `${block.start + index}.` : '-'} ${itemText(item)}`
        )
        .join('\n');
    case 'quote':
      return indented(proseText(block.blocks), '> ');
    case 'code':
      return indented(block.text, '    ');
    case 'table':
      return block.rows.map((row) => row.map(lineText).join(' | ')).join('\n');
    case 'rule':
    default:
      return '---';
  }
}

function itemText(blocks: readonly ProseBlock[]): string {
  return proseText(blocks).replaceAll('\n\n', '\n').replaceAll('\n', '\n  ');
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^/gm, indent);
}
