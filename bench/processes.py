"""What the tables of this folder share: the cost of whole processes, and a plot of how it grows."""
import os
import sys
import time


def run(command):
    """CPU seconds, wall seconds, peak memory in MB and the output of a command."""
    read, write = os.pipe()
    start = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ,
                            file_actions=[(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read)])
    os.close(write)
    with os.fdopen(read, "rb") as out:
        output = out.read()
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024, output


def best(command, runs, warm_up=True):
    """The least CPU seconds, wall seconds and megabytes of some runs, and the output, which is the same in all of them."""
    results = [run([str(word) for word in command]) for _ in range(runs + warm_up)][warm_up:]
    if len({output for *_, output in results}) != 1:
        sys.exit(f"another answer every time: {command}")
    return (*(min(column) for column in list(zip(*results))[:3]), results[0][3])


def plot(points, names, thing):
    """SVG of two panels over the number of things: time for one thing, and peak memory.

    points: (name, how many things, µs for a thing, MB); names: what the legend calls each name.
    """
    colours = dict(zip(names, ("#1b6ca8", "#b5451b")))
    ticks = sorted({n for _, n, _, _ in points})
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 300" font-family="sans-serif" font-size="12">',
             '<rect width="780" height="300" fill="#fff"/>']
    for panel, (title, index, unit) in enumerate(((f"CPU time for a {thing}", 2, "µs"), ("Peak memory", 3, "MB"))):
        left, top, width, height = 60 + 380 * panel, 40, 300, 210
        highest = 1.15 * max(point[index] for point in points)
        x = {n: left + width * i / (len(ticks) - 1) for i, n in enumerate(ticks)}
        parts.append(f'<text x="{left}" y="22" font-weight="bold">{title} ({unit})</text>')
        for k in range(5):
            y = top + height * (1 - k / 4)
            digits = 1 if highest < 40 else 0
            parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + width}" y2="{y:.1f}" stroke="#ddd"/>'
                         f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{highest * k / 4:.{digits}f}</text>')
        for n in ticks:
            parts.append(f'<text x="{x[n]:.1f}" y="{top + height + 18}" text-anchor="middle">{n:,}</text>')
        parts.append(f'<text x="{left + width / 2}" y="{top + height + 36}" text-anchor="middle">{thing}s</text>')
        for row, (name, label) in enumerate(names.items()):
            line = [(x[p[1]], top + height * (1 - p[index] / highest)) for p in points if p[0] == name]
            parts.append(f'<polyline fill="none" stroke="{colours[name]}" stroke-width="2" points="'
                         + " ".join(f"{a:.1f},{b:.1f}" for a, b in line) + '"/>')
            parts.extend(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colours[name]}"/>' for a, b in line)
            parts.append(f'<text x="{left + width - 50}" y="{top + height - 34 + 16 * row}" fill="{colours[name]}">{label}</text>')
    return "\n".join(parts) + "\n</svg>\n"
