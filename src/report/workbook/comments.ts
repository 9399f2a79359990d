/** The comments of a sheet, and the shape that each is shown in. */
import type { WorkbookSheet } from './workbook.ts';
import { cellRef, element, textElement, XML } from './xml.ts';

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function commentsOf({ rows }: WorkbookSheet): Placed[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap(({ comment }, column) => (comment === undefined ? [] : [{ row, column, text: comment }])),
  );
}

export function commentsXml(sheet: WorkbookSheet): string {
  const comments = commentsOf(sheet).map(({ row, column, text }) =>
    element('comment', { ref: cellRef(row, column), authorId: 0 }, [element('text', {}, [element('r', {}, [textElement('t', text)])])]),
  );
  return `${XML}${element('comments', { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }, [
    element('authors', {}, [textElement('author', 'Binôme')]),
    element('commentList', {}, comments),
  ])}`;
}

export function shapesXml(sheet: WorkbookSheet): string {
  const namespaces = {
    'xmlns:v': 'urn:schemas-microsoft-com:vml',
    'xmlns:o': 'urn:schemas-microsoft-com:office:office',
    'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
  };
  const shapes = commentsOf(sheet).map(({ row, column }, k) => {
    const anchor = [column + 1, 15, row, 2, column + 5, 15, row + 6, 4].join(', ');
    return element(
      'v:shape',
      {
        id: `comment${k + 1}`,
        type: '#note',
        style: 'position:absolute;visibility:hidden',
        fillcolor: '#ffffe1',
        'o:insetmode': 'auto',
      },
      [
        element('v:fill', { color2: '#ffffe1' }),
        element('x:ClientData', { ObjectType: 'Note' }, [
          `<x:Anchor>${anchor}</x:Anchor>`,
          '<x:AutoFill>False</x:AutoFill>',
          `<x:Row>${row}</x:Row>`,
          `<x:Column>${column}</x:Column>`,
        ]),
      ],
    );
  });
  const type = element('v:shapetype', { id: 'note', coordsize: '21600,21600', 'o:spt': 202, path: 'm,l,21600r21600,l21600,xe' }, [
    element('v:stroke', { joinstyle: 'miter' }),
    element('v:path', { gradientshapeok: 't', 'o:connecttype': 'rect' }),
  ]);
  return element('xml', namespaces, [type, ...shapes]);
}
