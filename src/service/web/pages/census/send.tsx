/** Sending a census: the template, files chosen or dropped, how far they have come, and giving it up. Nothing is applied by it. */
import type { TargetedDragEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../api/client.ts';
import { upload, type Upload } from '../../api/upload.ts';
import { language, words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';

/** As the service takes it, bytes of all files together. */
const MOST_BYTES = 50 * 1024 * 1024;
const KINDS = '.csv,.tsv,.txt,.xlsx,.ods';

interface Props {
  readonly board: string;
  readonly onSent: (id: string) => void;
}

export function Send({ board, onSent }: Props) {
  const { send: said } = words().census;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [share, setShare] = useState(0);
  const [isCancelled, setCancelled] = useState(false);
  const sending = useRef<Upload<Schemas['Census']> | null>(null);
  const { act, isBusy, problem, clear } = useAct();
  const isTooLarge = sizeOf(files) > MOST_BYTES;
  const add = (more: FileList | null): void => {
    clear();
    setCancelled(false);
    const chosen = [...(more ?? [])];
    // The same name again is the same file, corrected.
    setFiles((known) => [...known.filter(({ name }) => chosen.every((one) => one.name !== name)), ...chosen]);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setCancelled(false);
    setShare(0);
    void act(async () => {
      const form = new FormData();
      form.set('board', board);
      for (const file of files) form.append('files', file, file.name);
      sending.current = upload<Schemas['Census']>('/api/censuses', form, setShare);
      const census = await sending.current.answer;
      if (census === null) {
        setCancelled(true);
      } else {
        setFiles([]);
        onSent(census.id);
      }
    });
  };
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      <p>
        <a href={`/api/censuses/template?board=${encodeURIComponent(board)}`} download>
          {said.template}
        </a>{' '}
        <span class="hint">{said.templateHint}</span>
      </p>
      <form class="census-send" onSubmit={submit}>
        <Drop isBusy={isBusy} hasFiles={files.length > 0} onFiles={add} />
        {files.length > 0 && (
          <Chosen files={files} isBusy={isBusy} onRemove={(file) => setFiles((known) => known.filter((one) => one !== file))} />
        )}
        {isTooLarge && <p class="fault">{said.tooLarge}</p>}
        {problem !== null && <ProblemNotice problem={problem} />}
        {isCancelled && <Notice tone="plain" title={said.cancelled} />}
        {isBusy ? (
          <Progress share={share} onCancel={() => sending.current?.cancel()} />
        ) : (
          files.length > 0 && (
            <button type="submit" class="main" disabled={isTooLarge}>
              {said.submit(files.length)}
            </button>
          )
        )}
      </form>
    </section>
  );
}

interface DropProps {
  readonly isBusy: boolean;
  readonly hasFiles: boolean;
  readonly onFiles: (files: FileList | null) => void;
}

/** Dropping is a shortcut: the button does the same. */
function Drop({ isBusy, hasFiles, onFiles }: DropProps) {
  const { send: said } = words().census;
  const [isOver, setOver] = useState(false);
  const id = useId();
  const over = (event: TargetedDragEvent<HTMLDivElement>): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isBusy) onFiles(event.dataTransfer?.files ?? null);
      }}
    >
      <p>{said.drop}</p>
      <input
        id={id}
        class="hidden drop-input"
        type="file"
        multiple
        accept={KINDS}
        disabled={isBusy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onFiles(event.currentTarget.files);
          // The same file can be chosen again once it is corrected.
          event.currentTarget.value = '';
        }}
      />
      <label class="button" for={id}>
        {hasFiles ? said.more : said.choose}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {said.kinds}
      </p>
    </div>
  );
}

interface ChosenProps {
  readonly files: readonly File[];
  readonly isBusy: boolean;
  readonly onRemove: (file: File) => void;
}

function Chosen({ files, isBusy, onRemove }: ChosenProps) {
  const { send: said } = words().census;
  return (
    <>
      <p role="status">{said.chosen(files.length, sized(sizeOf(files)))}</p>
      <ul class="chosen">
        {files.map((file) => (
          <li key={file.name}>
            <span class="chosen-name">{file.name}</span>
            <span class="hint">{sized(file.size)}</span>
            <button type="button" class="quiet" disabled={isBusy} aria-label={said.removeOf(file.name)} onClick={() => onRemove(file)}>
              {said.remove}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Progress({ share, onCancel }: { readonly share: number; readonly onCancel: () => void }) {
  const { send: said } = words().census;
  const id = useId();
  const isSent = share >= 1;
  return (
    <div class="sending">
      <label for={id}>
        <span role="status">{isSent ? said.reading : said.sending(formatsOf(language.value).percent(share, 0))}</span>
      </label>
      {isSent ? <progress id={id} /> : <progress id={id} max={1} value={share} />}
      <button type="button" onClick={onCancel}>
        {said.cancel}
      </button>
    </div>
  );
}

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

function sized(bytes: number): string {
  const { send: said } = words().census;
  const { decimal, integer } = formatsOf(language.value);
  return bytes < 1_000_000 ? said.kilobytes(integer(Math.ceil(bytes / 1000))) : said.megabytes(decimal(bytes / 1_000_000, 1));
}
