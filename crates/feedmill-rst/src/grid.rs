//! Tables of which every cell is framed.

use crate::block::Parser;
use crate::line::Line;
use crate::table::of_texts;
use crate::tree::{Cell, Table};

fn is_grid_rule(text: &str, sign: char) -> bool {
    text.len() > 2
        && text.starts_with('+')
        && text.ends_with('+')
        && text.chars().all(|c| c == '+' || c == sign)
        && text.contains(sign)
}

/// The places of a cell's frame: top, left, bottom, right.
type Frame = (usize, usize, usize, usize);

/// A table of which every cell is framed. Cells are found as docutils finds them: from their upper left corner.
pub(crate) fn grid(parser: &mut Parser, lines: &[Line<'_>]) -> Option<(Table, usize)> {
    if !is_grid_rule(lines[0].text, '-') {
        return None;
    }
    let length = lines
        .iter()
        .position(|line| !line.text.starts_with(['+', '|']))
        .unwrap_or(lines.len());
    let end = lines[..length]
        .iter()
        .rposition(|line| is_grid_rule(line.text, '-'))?
        + 1;
    let rows: Vec<Vec<char>> = lines[..end]
        .iter()
        .map(|line| line.text.chars().collect())
        .collect();
    let width = rows[0].len();
    // A frame that is out of line is beyond reading, and one without an end to it would take long.
    if end < 3 || rows.iter().any(|row| row.len() != width) || width * end > 1 << 20 {
        return None;
    }
    let head_rule = (1..end - 1).find(|at| is_grid_rule(lines[*at].text, '='));
    let at = |row: usize, column: usize| match rows[row][column] {
        '=' if Some(row) == head_rule => '-',
        sign => sign,
    };
    let mut cells: Vec<Frame> = Vec::new();
    let mut corners = vec![(0, 0)];
    let mut done = std::collections::HashSet::new();
    while let Some((top, left)) = corners.pop() {
        if top + 1 >= end || left + 1 >= width || !done.insert((top, left)) {
            continue;
        }
        // A corner within a cell that spans columns is none.
        let Some((bottom, right)) = cell(&at, end, width, top, left) else {
            continue;
        };
        cells.push((top, left, bottom, right));
        corners.push((top, right));
        corners.push((bottom, left));
    }
    if cells.is_empty() {
        return None;
    }
    cells.sort_unstable();
    let places = |of: fn(&Frame) -> [usize; 2]| {
        let mut places: Vec<usize> = cells.iter().flat_map(of).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let ys = places(|cell| [cell.0, cell.2]);
    let xs = places(|cell| [cell.1, cell.3]);
    let index =
        |places: &[usize], place: usize| places.iter().position(|it| *it == place).unwrap_or(0);
    let mut table = Table::default();
    for top in &ys[..ys.len() - 1] {
        let mut row = Vec::new();
        for (_, left, bottom, right) in cells.iter().filter(|cell| cell.0 == *top) {
            let texts: Vec<String> = rows[top + 1..*bottom]
                .iter()
                .map(|row| row[left + 1..*right].iter().collect())
                .collect();
            let blocks = of_texts(parser, &texts, lines[top + 1].no);
            row.push(Cell {
                rows: index(&ys, *bottom) - index(&ys, *top),
                columns: index(&xs, *right) - index(&xs, *left),
                blocks,
            });
        }
        match head_rule.is_some_and(|rule| *top < rule) {
            true => table.head.push(row),
            false => table.body.push(row),
        }
    }
    Some((table, end))
}

/// The lower right corner of the cell whose upper left one is given.
fn cell(
    at: &dyn Fn(usize, usize) -> char,
    height: usize,
    width: usize,
    top: usize,
    left: usize,
) -> Option<(usize, usize)> {
    if at(top, left) != '+' {
        return None;
    }
    for right in left + 1..width {
        match at(top, right) {
            '+' => {}
            '-' => continue,
            _ => return None,
        }
        for bottom in top + 1..height {
            match at(bottom, right) {
                '+' => {}
                '|' => continue,
                _ => break,
            }
            let is_bottom = (left..=right).all(|column| matches!(at(bottom, column), '-' | '+'));
            let is_left = (top..=bottom).all(|row| matches!(at(row, left), '|' | '+'));
            if is_bottom && is_left {
                return Some((bottom, right));
            }
        }
    }
    None
}
