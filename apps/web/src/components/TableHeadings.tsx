interface Heading {
  name: string;
  isNumber?: boolean;
  /** Read out, not seen: the cells say it themselves. */
  isHidden?: boolean;
  /** Explains the name. */
  title?: string;
  className?: string;
}

interface TableHeadingsProps {
  headings: readonly Heading[];
  /** The room around each. */
  className: string;
}

/** The heads of a table's columns. On phones its rows are laid out as cards, which need none to be seen. */
export function TableHeadings({ headings, className }: TableHeadingsProps) {
  return (
    <thead className="text-12 text-ink-3 max-mid:sr-only">
      <tr className="border-hair border-b">
        {headings.map(({ name, isNumber, isHidden, title, className: own = "" }) => (
          <th
            key={name}
            scope="col"
            title={title}
            className={`py-2 font-medium ${className} ${isNumber ? "text-right" : ""} ${own}`}
          >
            {isHidden ? <span className="sr-only">{name}</span> : name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
