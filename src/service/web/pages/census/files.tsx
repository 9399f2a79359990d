/** How each file of a census was read: its format, its sheets, how many people; and the file as it came. */
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { language, words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';

type Census = Schemas['Census'];
type Understood = Schemas['CensusFileUnderstood'];

const DELIMITERS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

export function Files({ census }: { readonly census: Census }) {
  const { files: said } = words().census;
  const { integer } = formatsOf(language.value);
  const { id } = census;
  const reading = useLoaded(`census reading ${id}`, async () => {
    const { body } = await given(api.GET('/api/censuses/{id}/reading', { params: { path: { id } } }));
    return body.items;
  });
  return (
    <>
      <h3>{said.title}</h3>
      <LoadedPart of={reading}>
        {(files) => (
          <div class="scroll" tabIndex={0} role="group" aria-label={said.title}>
            <table>
              <caption>{said.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{said.file}</th>
                  <th scope="col">{said.format}</th>
                  <th scope="col">{said.sheets}</th>
                  <th scope="col" class="number">
                    {said.people}
                  </th>
                  <th scope="col" class="number">
                    {said.rejected}
                  </th>
                  <th scope="col" class="number">
                    {said.warnings}
                  </th>
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <tr key={file.name}>
                    <th scope="row">
                      <FileLink census={census} name={file.name} />
                    </th>
                    <td>{formatSaid(file)}</td>
                    <td>{sheetsSaid(file)}</td>
                    <td class="number">{integer(file.people)}</td>
                    <td class="number">{integer(file.rejected)}</td>
                    <td class="number">{integer(file.warnings)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </LoadedPart>
    </>
  );
}

function FileLink({ census, name }: { readonly census: Census; readonly name: string }) {
  const { files: said } = words().census;
  const kept = census.files.find((file) => file.name === name);
  if (kept === undefined) return <>{name}</>;
  return (
    <a href={kept.href} download aria-label={said.download(name)}>
      {name}
    </a>
  );
}

function formatSaid({ encoding, delimiter }: Understood): string {
  const { files: said } = words().census;
  const format = (said.encodings as Readonly<Record<string, string>>)[encoding] ?? encoding;
  const between = (DELIMITERS as Readonly<Record<string, keyof typeof said.delimiters>>)[delimiter ?? ''];
  return between === undefined ? format : `${format}, ${said.delimiters[between]}`;
}

function sheetsSaid({ sheets, unread }: Understood): string {
  const { files: said } = words().census;
  return [...sheets, ...(unread.length === 0 ? [] : [said.unread(unread.join(', '))])].join(', ');
}
