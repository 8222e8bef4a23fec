/// A Latin letter taken apart: the bare letter, the mark that makes it another letter, the tone.
struct MarkedLetter {
    /// What turns a letter into another letter of the Vietnamese alphabet.
    enum Shape: UInt8 {
        /// No mark: a, d, e, o, u.
        case plain
        /// Breve: ă.
        case breve
        /// Circumflex: â, ê, ô.
        case circumflex
        /// Horn: ơ, ư.
        case horn
        /// Stroke: đ; also the look-alike ð.
        case stroke
        /// A mark that Vietnamese does not use (ü, ç).
        case foreign
    }

    /// The tones in dictionary order.
    enum Tone: UInt8 {
        /// Ngang: no mark.
        case level
        /// Huyền: à.
        case falling
        /// Hỏi: ả.
        case dipping
        /// Ngã: ã.
        case creaky
        /// Sắc: á.
        case rising
        /// Nặng: ạ.
        case heavy

        /// The combining mark; nil for the level tone.
        var mark: Unicode.Scalar? {
            switch self {
            case .level: nil
            case .falling: "\u{300}"
            case .dipping: "\u{309}"
            case .creaky: "\u{303}"
            case .rising: "\u{301}"
            case .heavy: "\u{323}"
            }
        }
    }

    /// The bare letter, `a`…`z`.
    var base: UInt8
    /// The mark that is part of the letter.
    var shape: Shape
    /// The tone mark on it.
    var tone: Tone

    /// Whether the bare letter stands for a vowel.
    var isVowel: Bool {
        switch base {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"), UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// Takes a scalar apart; nil when it is not a Latin letter with known marks.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> MarkedLetter? {
        let value = scalar.value
        if value < 0xC0 {
            let lower = UInt8(truncatingIfNeeded: value | 0x20)
            guard value < 0x80, lower >= 97, lower <= 122 else { return nil }
            return MarkedLetter(base: lower, shape: .plain, tone: .level)
        }
        if value < 0x250 { return coded(Int(value) - 0xC0) }
        if value >= 0x1E00, value < 0x1F00 { return coded(Int(value) - 0x1E00 + 0x190) }
        return nil
    }

    /// Reads one entry of `codes`.
    @inline(__always)
    private static func coded(_ index: Int) -> MarkedLetter? {
        let entry = codes.utf8Start + 2 * index
        guard entry[0] != UInt8(ascii: "-") else { return nil }
        let code = entry[1] - UInt8(ascii: "A")
        guard let shape = Shape(rawValue: code / 6), let tone = Tone(rawValue: code % 6) else {
            return nil
        }
        return MarkedLetter(base: entry[0], shape: shape, tone: tone)
    }

    /// U+00C0…U+024F, then U+1E00…U+1EFF, two characters each: the bare letter, and `A` plus six
    /// times the shape plus the tone; `--` for what is no marked letter.
    ///
    /// What `decompose` says of each, written down because working it out costs a third of a
    /// millisecond at every start; a test holds the two together.
    private static let codes: StaticString = """
        aBaEaMaDa_a_--c_eBeEeMe_iBiEiMi_dYnDoBoEoMoDo_----uBuEuMu_yE----aBaEaMaDa_a_--c_eBeEeMe_\
        iBiEiMi_dYnDoBoEoMoDo_----uBuEuMu_yE--y_a_a_aGaGa_a_cEcEcMcMc_c_c_c_d_d_dYdYe_e_eGeGe_e_\
        e_e_e_e_gMgMgGgGg_g_g_g_hMhM----iDiDi_i_iGiGi_i_i_------jMjMk_k_--lElEl_l_l_l_--------nE\
        nEn_n_n_n_------o_o_oGoGo_o_----rErEr_r_r_r_sEsEsMsMs_s_s_s_t_t_t_t_----uDuDu_u_uGuGu_u_\
        u_u_u_u_wMwMyMyMy_zEzEz_z_z_z_----------------------------------------------------------\
        --------oSoS--------------------------uSuS----------------------------------------------\
        ----------a_a_i_i_o_o_u_u_u_u_ucucu_u_u`u`--a_a_a_a_--------g_g_k_k_o_o_o_o_----j_------\
        gEgE----nBnBacac--------a_a_a_a_e_e_e_e_i_i_i_i_o_o_o_o_r_r_r_r_u_u_u_u_s_s_t_t_----h_h_\
        ------------a_a_e_e_o_o_obobo_o_o_o_y_y_------------------------------------------------\
        --------a_a_b_b_bFbFb_b_ccccd_d_dFdFd_d_d_d_d_d_e`e`ecece_e_e_e_eGeGf_f_g_g_h_h_hFhFh_h_\
        h_h_h_h_i_i_icickEkEkFkFk_k_lFlFldldl_l_l_l_mEmEm_m_mFmFn_n_nFnFn_n_n_n_oEoEobobo`o`ococ\
        pEpEp_p_r_r_rFrFrdrdr_r_s_s_sFsFscscs_s_sdsdt_t_tFtFt_t_t_t_u_u_u_u_u_u_uEuEu_u_vDvDvFvF\
        wBwBwEwEw_w_w_w_wFwFx_x_x_x_y_y_zMzMzFzFz_z_h_t_w_y_------------aFaFaCaCaQaQaNaNaOaOaPaP\
        aRaRaKaKaHaHaIaIaJaJaLaLeFeFeCeCeDeDeQeQeNeNeOeOePePeReRiCiCiFiFoFoFoCoCoQoQoNoNoOoOoPoP\
        oRoRoWoWoToToUoUoVoVoXoXuFuFuCuCuWuWuTuTuUuUuVuVuXuXyByByFyFyCyCyDyD------------
        """

    /// Takes one scalar apart by its decomposition; đ and its look-alike ð have none.
    static func decompose(_ scalar: Unicode.Scalar) -> MarkedLetter? {
        switch scalar {
        case "đ", "Đ", "ð", "Ð":
            return MarkedLetter(base: UInt8(ascii: "d"), shape: .stroke, tone: .level)
        default: break
        }
        var scalars = Array(scalar.properties.lowercaseMapping.nfd.unicodeScalars)[...]
        guard let first = scalars.popFirst(), first.value >= 97, first.value <= 122,
            !scalars.isEmpty
        else { return nil }
        var letter = MarkedLetter(
            base: UInt8(truncatingIfNeeded: first.value),
            shape: .plain,
            tone: .level
        )
        for mark in scalars {
            switch mark {
            case "\u{306}": letter.shape = .breve
            case "\u{302}": letter.shape = .circumflex
            case "\u{31B}": letter.shape = .horn
            case "\u{300}": letter.tone = .falling
            case "\u{309}": letter.tone = .dipping
            case "\u{303}": letter.tone = .creaky
            case "\u{301}": letter.tone = .rising
            case "\u{323}": letter.tone = .heavy
            default: letter.shape = .foreign
            }
        }
        return letter
    }
}
